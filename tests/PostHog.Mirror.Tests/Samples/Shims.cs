internal static class Shims
{
    public static string ReadAsString(this HttpContent content, CancellationToken cancellationToken) => "";
}
