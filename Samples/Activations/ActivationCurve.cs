namespace Samples.Activations;

/// <summary>A function of one number, and its gradient, at places from left to right.</summary>
/// <param name="Name">What the function is called.</param>
/// <param name="Places">The numbers that it is applied to, evenly spaced.</param>
/// <param name="Values">What it gives.</param>
/// <param name="Slopes">Its gradient.</param>
internal sealed record ActivationCurve(string Name, float[] Places, float[] Values, float[] Slopes)
{
    /// <summary>The places of a curve.</summary>
    public const int Count = 401;

    /// <summary>The places go from minus this to plus this.</summary>
    public const float Reach = 6;

    // Below this a layer passes on almost nothing of a gradient.
    private const float Little = 0.05f;

    /// <summary>The greatest slope.</summary>
    public float Steepest => Slopes.Max();

    /// <summary>The part of the places, from 0 to 1, where the slope is between -0.05 and 0.05: units there hardly learn.</summary>
    public double Flat => Slopes.Count(slope => MathF.Abs(slope) < Little) / (double)Slopes.Length;
}
