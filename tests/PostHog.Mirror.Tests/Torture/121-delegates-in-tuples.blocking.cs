// A delegate in a tuple or a record is called by its own name.
namespace PostHog.Blocking.Cases;

internal record Step(Action FireAsync);

public class Case
{
    internal void One(Step step, (Action openAsync, int Count) pair)
    {
        step.FireAsync();
        pair.openAsync();
    }
}
