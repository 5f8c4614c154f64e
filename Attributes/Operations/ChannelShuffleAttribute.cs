namespace Unroll;

/// <summary>
/// The channels of all groups in turn: the first of every group, then the second of every group, and so on, so that the next grouped
/// convolution reads channels of all groups (Zhang et al., "ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile
/// Devices", 2018, section 3.1). Of any value; PyTorch's ChannelShuffle.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ChannelShuffleAttribute : OperationAttribute
{
    /// <summary>Shuffles channels.</summary>
    /// <param name="groups">How many groups the channels stand in before, at least 1; they divide the channels.</param>
    public ChannelShuffleAttribute(int groups) => Groups = groups;

    /// <summary>How many groups the channels stand in before.</summary>
    public int Groups { get; }
}
