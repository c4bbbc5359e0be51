// A method is passed on by its new name.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try()
    {
        Map(One);
        Map(Case.Two);
        Func<int, int> chosen = api.Name.Length > 0 ? this.One : Two;
        Map(chosen);
        Map(Three<int>);
    }

    private static void Map(Func<int, int> map) => map(1);

    private int One(int value) => api.Count();

    private static int Two(int value) => value;

    private static T Three<T>(T value) => value;
}
