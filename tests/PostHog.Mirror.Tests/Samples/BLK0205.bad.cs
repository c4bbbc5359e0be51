namespace PostHog.Async;

public abstract class Sample : Stream
{
    public override Task /*>*/FlushAsync/*<*/(CancellationToken cancellationToken) => Task.CompletedTask;
}
