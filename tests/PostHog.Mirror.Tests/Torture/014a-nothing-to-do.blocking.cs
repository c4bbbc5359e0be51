// A completed task is an empty body or a bare return.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Arrow() { }

    public void Value() { }

    public void ArrowBelow()
        {
            }

    public void Return(bool choice)
    {
        if (choice)
        {
            return;
        }

        api.Run();
    }

    public void Default(bool choice)
    {
        if (choice)
        {
            return;
        }

        if (api.Name.Length > 1)
        {
            return;
        }

        if (api.Name.Length > 0)
        {
            return;
        }

        return;
    }

    public void DefaultArrow() { }

    public void Await()
    {
        { }
        if (api.Name.Length == 0)
            { }
    }
}
