/* life_relation.c: what a member is to a new head, told from what both were to the old one, as a table.
 *
 * A row says: who was `head` to the old head is head now; who was `member` to the old head is this to the new one, as a
 * man or as a woman. What the table does not say (the son of whom, of two sons?) is not derived: somebody has to say
 * it. NULL stands where the sex contradicts the relation (a son who is a woman), which is asked about too. The old
 * head's sex matters where the words do: a man's father is his wife's father-in-law by another word than a woman's
 * father is her husband's. */
#include "mechanisms/households/life_private.h"

#define ANY '*'

struct kin {
        const char *head, *member; /* to the old head; member "head": the old head himself */
        char old_head;             /* '1' man, '2' woman, or ANY */
        const char *man, *woman;   /* what the member is then; NULL: not to be told */
};

/* The spouse becomes head: the children of the couple are what they were. */
#define CHILDREN_STAY(head) \
        { head, "son", ANY, "son", NULL }, { head, "daughter", ANY, NULL, "daughter" }, \
        { head, "daughter_in_law", ANY, NULL, "daughter_in_law" }, { head, "son_in_law", ANY, "son_in_law", NULL }, \
        { head, "grandson", ANY, "grandson", NULL }, { head, "granddaughter", ANY, NULL, "granddaughter" }, \
        { head, "daughters_son", ANY, "daughters_son", NULL }, \
        { head, "daughters_daughter", ANY, NULL, "daughters_daughter" }, \
        { head, "grandson_wife", ANY, NULL, "grandson_wife" }, \
        { head, "great_grandchild", ANY, "great_grandchild", "great_grandchild" }
/* A child becomes head: the old head is a parent, other children are siblings. */
#define CHILD_HEADS(head) \
        { head, "head", ANY, "father", "mother" }, { head, "spouse", ANY, "father", "mother" }, \
        { head, "son", ANY, "sibling", NULL }, { head, "daughter", ANY, NULL, "sibling" }, \
        { head, "father", '1', "grandfather", NULL }, { head, "mother", '1', NULL, "grandmother" }, \
        { head, "father", '2', "mothers_father", NULL }, { head, "mother", '2', NULL, "mothers_mother" }
/* A parent becomes head: the old head is a child, his siblings are too, his children are grandchildren, named by the
 * sex of the parent between. */
#define PARENT_HEADS(head, other) \
        { head, "head", ANY, "son", "daughter" }, { head, "spouse", ANY, "son_in_law", "daughter_in_law" }, \
        { head, other, ANY, "spouse", "spouse" }, { head, "sibling", ANY, "son", "daughter" }, \
        { head, "son", '1', "grandson", NULL }, { head, "daughter", '1', NULL, "granddaughter" }, \
        { head, "son", '2', "daughters_son", NULL }, { head, "daughter", '2', NULL, "daughters_daughter" }

/* Children of a son or daughter who heads are missing on purpose: whose they are, the relation to the old head does not
 * say. */
static const struct kin kins[] = {
        CHILDREN_STAY("spouse"),
        { "spouse", "head", ANY, "spouse", "spouse" },
        { "spouse", "father", '1', "husbands_father", NULL },
        { "spouse", "mother", '1', NULL, "husbands_mother" },
        { "spouse", "father", '2', "wifes_father", NULL },
        { "spouse", "mother", '2', NULL, "wifes_mother" },
        { "spouse", "wifes_father", ANY, "father", NULL },
        { "spouse", "wifes_mother", ANY, NULL, "mother" },
        { "spouse", "husbands_father", ANY, "father", NULL },
        { "spouse", "husbands_mother", ANY, NULL, "mother" },
        CHILD_HEADS("son"),
        CHILD_HEADS("daughter"),
        PARENT_HEADS("father", "mother"),
        PARENT_HEADS("mother", "father"),
        { "daughter_in_law", "head", ANY, "husbands_father", "husbands_mother" },
        { "daughter_in_law", "spouse", ANY, "husbands_father", "husbands_mother" },
        { "son_in_law", "head", ANY, "wifes_father", "wifes_mother" },
        { "son_in_law", "spouse", ANY, "wifes_father", "wifes_mother" },
        { "grandson", "head", ANY, "grandfather", "grandmother" },
        { "grandson", "spouse", ANY, "grandfather", "grandmother" },
        { "granddaughter", "head", ANY, "grandfather", "grandmother" },
        { "granddaughter", "spouse", ANY, "grandfather", "grandmother" },
        { "daughters_son", "head", ANY, "mothers_father", "mothers_mother" },
        { "daughters_son", "spouse", ANY, "mothers_father", "mothers_mother" },
        { "daughters_daughter", "head", ANY, "mothers_father", "mothers_mother" },
        { "daughters_daughter", "spouse", ANY, "mothers_father", "mothers_mother" },
        { "sibling", "head", ANY, "sibling", "sibling" },
        { "sibling", "father", ANY, "father", NULL },
        { "sibling", "mother", ANY, NULL, "mother" },
        { "sibling", "grandfather", ANY, "grandfather", NULL },
        { "sibling", "grandmother", ANY, NULL, "grandmother" },
        { "sibling", "sibling", ANY, "sibling", "sibling" },
};

/* The first row that fits: no two of them fit one case. */
const char *life_relation(const char *new_head, const char *member, bool head_is_man, bool member_is_man)
{
        for (size_t i = 0; i < COUNT(kins); i++) {
                const struct kin *k = &kins[i];
                const bool fits = k->old_head == ANY || (k->old_head == '1') == head_is_man;
                if (fits && strcmp(k->head, new_head) == 0 && strcmp(k->member, member) == 0)
                        return member_is_man ? k->man : k->woman;
        }
        return NULL;
}
