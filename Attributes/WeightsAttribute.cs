namespace Unroll;

/// <summary>The base of the settings for the weights of a stage; each applies to every operation of the stage that has weights.</summary>
public abstract class WeightsAttribute : LayerAttribute
{
    private protected WeightsAttribute()
    {
    }
}
