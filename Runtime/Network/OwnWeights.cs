namespace Unroll;

/// <summary>A thread's own copies of the packed weights.</summary>
internal sealed class OwnWeights(Network network) : IDisposable
{
    private const long Unpacked = -1;

    private long _forwardVersion = Unpacked;
    private long _backwardVersion = Unpacked;

    public NativeBuffer Forward { get; } = new(network.Declaration.Memory.PackedForward);

    public NativeBuffer Backward { get; } = new(network.Declaration.Memory.PackedBackward);

    /// <summary>Packs the weights if the parameters have changed.</summary>
    /// <param name="backward">Whether those of the backward pass are needed too.</param>
    public void Refresh(bool backward)
    {
        long version = network.Version;
        if (_forwardVersion != version)
        {
            network.PackForwardInto(Forward);
            _forwardVersion = version;
        }

        if (backward && _backwardVersion != version)
        {
            network.PackBackwardInto(Backward);
            _backwardVersion = version;
        }
    }

    public void Dispose()
    {
        Forward.Dispose();
        Backward.Dispose();
    }
}
