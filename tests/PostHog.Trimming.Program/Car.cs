namespace PostHog.Trimming.Program;

internal sealed class Car : Vehicle
{
    public int Doors => 5;
}
