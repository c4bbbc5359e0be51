// A call or a completed task is a call under a condition.
namespace PostHog.Blocking.Cases;

public sealed class Case128
{
    public void Arrow(bool b) { if (b) Run(); }

    public void Inverse(bool b) { if (!(b)) Run(); }

    public void Returned(bool b)
    {
        if (b)
            { if (!(b)) Run(); return; }
        { if (b) Run(); return; }
    }

    public void Awaited(bool b)
    {
        if (b)
            { if (b) Run(); }
        else
            { if (!(b /* why */)) Run(); }
    }

    private void Run() { }
}
