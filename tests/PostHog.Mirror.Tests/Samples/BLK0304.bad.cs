namespace PostHog.Blocking;

public sealed class Sample
{
    public static void Run(Stream stream)
    {
        Thread./*>*/Sleep/*<*/(1);
    }
}
