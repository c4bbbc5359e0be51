using System.Diagnostics.CodeAnalysis;

namespace PostHog.TestKit;

/// <summary>Work on another thread, concurrent with a call of the test.</summary>
public sealed class OtherThread
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Thread _thread;
    private Exception? _fault;

    private OtherThread(Action work)
    {
        _thread = new Thread(() => _fault = Catch(work)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Starts work of an async client.</summary>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The thread exists to wait.")]
    public static OtherThread Run(Func<Task> work) => new(() => work().GetAwaiter().GetResult());

    /// <summary>Starts work of a blocking client.</summary>
    public static OtherThread Run(Action work) => new(work);

    /// <summary>Returns once the work is done.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public void Join()
    {
        if (!_thread.Join(Patience))
        {
            throw new TimeoutException("The other thread never came to its end.");
        }

        if (_fault is not null)
        {
            throw new InvalidOperationException("The work on the other thread failed.", _fault);
        }
    }

    private static Exception? Catch(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}
