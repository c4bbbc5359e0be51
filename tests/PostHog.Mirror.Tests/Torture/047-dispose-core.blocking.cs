// The conventional core of disposal has its conventional name.
namespace PostHog.Blocking.Cases;

public class Case : IDisposable
{
    public void Dispose()
    {
        DisposeCore();
        GC.SuppressFinalize(this);
    }

    protected virtual void DisposeCore() { }
}
