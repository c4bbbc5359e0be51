namespace PostHog.Async;

public sealed class Sample
{
    private static readonly AsyncLocal<int> Current = new();

    public static async Task RunAsync()
    {
        /*>*/Current.Value = 1/*<*/;
        await Task.CompletedTask;
    }
}
