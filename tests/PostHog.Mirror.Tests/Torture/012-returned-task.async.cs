// A returned task without a result is a call, then a return.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task MiddleAsync(bool choice, CancellationToken cancellationToken)
    {
        if (choice)
            return api.RunAsync(cancellationToken);
        else if (api.Name.Length == 0)
        {
            return (api.RunAsync());
        }

        switch (api.Name)
        {
            case "a":
                return api.CountAsync(cancellationToken);
            default:
                break;
        }

        return api.RunAsync(cancellationToken);
    }

    public Task WithLocalAsync()
    {
        return LocalAsync();

        Task LocalAsync() => api.RunAsync();
    }
}
