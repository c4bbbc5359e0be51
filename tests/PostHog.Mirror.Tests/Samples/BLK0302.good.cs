namespace PostHog.Blocking;

public sealed class Sample
{
    public static void Run(Stream stream)
    {
        stream.Flush();
    }
}
