// Anonymous functions of every shape lose their async.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try()
    {
        Func<int, int> simple = number => api.Count();
        Action<int> two = (number) => api.Run();
        Func<int> block = () =>
        {
            return api.Count();
        };
        Func<int, int> fixedOne = static number => number;
        Func<int> attributed = [Obsolete("x")] () => api.Count();
        var typed = int () => api.Count();
        var nothing = void (int number) => api.Run();
        Action old = delegate
        {
            api.Run();
        };
        Action<int> older = delegate(int number)
        {
            api.Next(number);
        };
        Action empty = () => { };
        Action done = () => { };
        Func<int> passed = () => api.Count();
        Action returned = () =>
        {
            api.Run();
        };
    }
}
