// Sequences as parameters, results and fields.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    private readonly IEnumerable<int>? _source;

    public IEnumerable<int> Source => _source ?? Numbers();

    public IEnumerable<int> Pass() => Numbers();

    public int Sum(IEnumerable<int> numbers)
    {
        var sum = api.Count();
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    private IEnumerable<int> Numbers()
    {
        yield return api.Count();
    }
}
