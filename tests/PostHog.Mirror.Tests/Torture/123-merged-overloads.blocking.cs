// Overloads that come together and take the same arguments are refused by the async project.
namespace PostHog.Blocking.Cases;

public class Case(Stream stream)
{
    public int One()
    {
        stream.Flush();
        stream.Flush();
        return Sum("a") + Sum("b") + Sum(1) + All([1]).Count();
    }

    private static int Sum(object value) => value.GetHashCode();

    private static int Sum(string value) => value.Length;

    private static IEnumerable<int> All(int[] items) => items;
}

public static class Sequences
{
    public static int Count<T>(this IEnumerable<T> items) =>
        (items.Any() ? 1 : 0);
}
