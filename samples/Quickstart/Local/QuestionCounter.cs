using PostHog.Development;

namespace Quickstart.Local;

/// <summary>Counts the questions about flags that reach the dev server; loading their definitions is none.</summary>
internal sealed class QuestionCounter
{
    private int _count;

    public void See(ReceivedRequest request)
    {
        if (request.Method == "POST")
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>Returns how many there were since this was called last.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);
}
