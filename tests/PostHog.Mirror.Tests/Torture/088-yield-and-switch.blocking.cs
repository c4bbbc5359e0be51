// Doing nothing in a switch, a branch and a lambda.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public void Try(int kind)
    {
        switch (kind)
        {
            case 1:
                { }
                break;
            case 2: { } break;
        }

        if (kind > 3)
            { }
        else
            api.Run();
    }
}
