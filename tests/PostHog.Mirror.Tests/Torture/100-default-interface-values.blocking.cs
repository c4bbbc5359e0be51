// Default values and optional parameters of task functions.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try(Action<int>? step = null, Func<int>? count = default)
    {
        if (step is not null)
        {
            step(1);
        }

        if (count != null)
        {
            step!.Invoke(count());
        }

        api.Run();
    }
}
