// What can be awaited and is no task is refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(dynamic anything)
{
    public string One() => $"{new Waiting()}{anything.Run()}";
}

public sealed class Waiting : System.Runtime.CompilerServices.INotifyCompletion
{
    public bool IsCompleted => true;

    public Waiting GetAwaiter() => this;

    public int GetResult() => 1;

    public void OnCompleted(Action continuation) => continuation();
}
