// A returned task without a result is a call, then a return.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Middle(bool choice, CancellationToken cancellationToken)
    {
        if (choice)
            { api.Run(cancellationToken); return; }
        else if (api.Name.Length == 0)
        {
            { api.Run(); return; }
        }

        switch (api.Name)
        {
            case "a":
                { api.Count(cancellationToken); return; }
            default:
                break;
        }

        api.Run(cancellationToken);
    }

    public void WithLocal()
    {
        { Local(); return; }

        void Local() => api.Run();
    }
}
