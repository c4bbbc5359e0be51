namespace PostHog.Blocking;

public sealed class Sample
{
    public static void Run(Stream stream)
    {
        /*>*/Task/*<*/? task = null;
        stream./*>*/FlushAsync/*<*/();
        Console.Write(task is null);
    }
}
