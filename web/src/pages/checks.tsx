export default function ChecksPage() { return null }
