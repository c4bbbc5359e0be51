// A returned choice between results is a choice.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int Try(bool choice) => choice ? api.Count() : 1;

    public int Switch(int choice)
    {
        return choice switch
        {
            1 => api.Count(),
            _ => 2,
        };
    }
}
