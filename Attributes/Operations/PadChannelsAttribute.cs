namespace Unroll;

/// <summary>
/// Channels of zeros beside those of a value: height x width x channels to height x width x (before + channels + after); a vector gets
/// elements of 0. With it a shortcut without weights meets a wider value (He et al., "Deep Residual Learning for Image Recognition", 2015,
/// option A).
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PadChannelsAttribute : OperationAttribute
{
    /// <summary>Adds channels.</summary>
    /// <param name="after">How many are added behind the last channel, at least 0; at least 1 where none are added before.</param>
    public PadChannelsAttribute(int after) => After = after;

    /// <summary>How many are added behind the last channel.</summary>
    public int After { get; }

    /// <summary>How many are added before the first channel, at least 0. None by default, as in the networks of the paper.</summary>
    public int Before { get; set; }
}
