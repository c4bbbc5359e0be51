// A failed task is an exception.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int Return()
    {
        throw new NotSupportedException();
    }

    public void Arrow() => throw new NotSupportedException();

    public int Choice(bool choice) =>
        choice ? throw new NotSupportedException() : 1;

    public int Switch(int choice) =>
        choice switch
        {
            1 => api.Count(),
            _ => throw new NotSupportedException(),
        };

    public void Await() =>
        throw new NotSupportedException();

    public void Statement()
    {
        throw new NotSupportedException();
    }

    public Func<int> Lambda => () => throw new NotSupportedException();
}
