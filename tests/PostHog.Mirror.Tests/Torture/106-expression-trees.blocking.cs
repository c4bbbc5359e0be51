// Tuples, deconstruction, throw expressions and compound assignment.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private int _sum;

    public (int A, int B) Try()
    {
        (_sum, var other) = (api.Count(), api.Quick());
        _sum += api.Count();
        this[api.Count()] = other;
        _ = api.Find() ?? throw new InvalidOperationException(Name());
        return (A: api.Count(), B: _sum);
    }

    private int this[int index]
    {
        set => _sum = value + index;
    }

    private string Name() => api.Next().Name;
}
