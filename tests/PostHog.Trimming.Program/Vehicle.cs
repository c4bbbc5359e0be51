namespace PostHog.Trimming.Program;

internal class Vehicle
{
    public int Wheels => 4;
}
