// Who is logged in, for all components.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { Me } from '../api'

export interface Session {
  me: Me
  refresh: () => void
  setLanguage: (l: 'zh' | 'en') => void
  logOut: () => void
}
export const SessionContext = createContext<Session>(null as unknown as Session)
export const useSession = (): Session => useContext(SessionContext)
export const useMe = (): Me => useContext(SessionContext).me

export const readsJournal = (me: Me): boolean => me.grants.some((g) => g.role === 'auditor' || g.role === 'office')
// The chain of security is the auditor's and the administrator of security's.
export const readsSecurity = (me: Me): boolean => me.grants.some((g) => g.role === 'auditor' || g.role === 'security')
export const isLeader = (me: Me): boolean => me.grants.every((g) => g.role === 'leader')
