// Lambdas with default and params parameters, and natural types.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int Try()
    {
        var one = (int count = 1) => api.Next(count);
        var two = (params int[] counts) => api.Next(counts.Length);
        var three = api.Quick;
        one();
        two(1, 2);
        return three();
    }
}
