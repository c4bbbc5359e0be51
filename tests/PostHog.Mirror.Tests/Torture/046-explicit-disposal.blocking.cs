// An explicit implementation changes interface and name.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private sealed class Inner : IDisposable
    {
        void IDisposable.Dispose() { }
    }

    public void Try()
    {
        IDisposable inner = new Inner();
        inner.Dispose();
        api.Dispose();
    }
}
