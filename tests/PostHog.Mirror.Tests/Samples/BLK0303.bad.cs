namespace PostHog.Blocking;

public sealed class Sample
{
    public static void Run(Stream stream)
    {
        ThreadPool./*>*/QueueUserWorkItem/*<*/(_ => { });
        Parallel./*>*/For/*<*/(0, 1, _ => { });
    }
}
