// What can be awaited and is no task is refused by the async project.
namespace PostHog.Async.Cases;

public class Case(dynamic anything)
{
    public async Task<string> OneAsync() => $"{await new Waiting()}{await anything.RunAsync()}";
}

public sealed class Waiting : System.Runtime.CompilerServices.INotifyCompletion
{
    public bool IsCompleted => true;

    public Waiting GetAwaiter() => this;

    public int GetResult() => 1;

    public void OnCompleted(Action continuation) => continuation();
}
