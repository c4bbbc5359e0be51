namespace PostHog.Blocking;

public sealed class Sample
{
    public static void Run(Stream stream)
    {
        new Thread(() => { }).Start();
    }
}
