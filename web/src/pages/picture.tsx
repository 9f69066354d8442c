export default function PicturePage() { return null }
