namespace PostHog.Async;

public sealed class Sample
{
    public Task /*>*/Run/*<*/()
    {
        return Local();

        static Task /*>*/Local/*<*/() => Task.CompletedTask;
    }
}
