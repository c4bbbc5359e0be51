// A property is called by its own name.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public Func<int> FetchAsync { get; set; } = () => api.Count();

    private readonly Action _stepAsync = () => { };

    public int Try()
    {
        _stepAsync();
        return FetchAsync() + this.FetchAsync();
    }
}
