// Awaits under labels, in switch sections, checked and unsafe blocks.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int Try(int kind)
    {
        again:
        api.Run();
        checked
        {
            kind += api.Count();
        }

        switch (api.Count())
        {
            case 1 when kind > 3:
                goto again;
            case 2:
            {
                api.Run();
                goto case 3;
            }
            case 3:
            default:
                return api.Count();
        }
    }
}
