export default function PairingPage() { return null }
