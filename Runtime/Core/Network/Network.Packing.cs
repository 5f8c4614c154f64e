namespace Unroll;

/// <content>Copies of the weights in the order of the kernels, made anew when the parameters have changed.</content>
public abstract unsafe partial class Network
{
    private readonly Lock _packing = new();
    private PackedWeights? _packedForward;
    private PackedWeights? _packedFolded;
    private PackedWeights? _packedBackward;

    /// <summary>Writes the weights in the order in which the forward kernels read them; generated code implements it.</summary>
    /// <param name="parameters">The first of all parameters.</param>
    /// <param name="packed">The first of the packed weights, zero when called first.</param>
    protected abstract void PackForward(ref float parameters, ref float packed);

    /// <summary>Writes the weights in the order in which the backward kernels read them; generated code implements it.</summary>
    /// <param name="parameters">The first of all parameters.</param>
    /// <param name="packed">The first of the packed weights, zero when called first.</param>
    protected abstract void PackBackward(ref float parameters, ref float packed);

    /// <summary>Writes the weights of predictions, with batch normalizations folded in; generated code of networks that have any implements
    /// it.</summary>
    /// <param name="parameters">The first of all parameters.</param>
    /// <param name="packed">The first of the packed weights, zero when called first.</param>
    protected virtual void PackFolded(ref float parameters, ref float packed) => throw new NotSupportedException();

    /// <summary>Packs the weights of predictions if they are stale: those of the forward pass, where nothing is folded into them.</summary>
    /// <param name="version">The version of the parameters, which the caller keeps from changing.</param>
    /// <returns>The first of them.</returns>
    internal float* RefreshFolded(long version)
    {
        if (Declaration.Memory.PackedFolded == 0)
            return RefreshForward(version);
        lock (_packing)
            return (_packedFolded ??= new(Declaration.Memory.PackedFolded, PackFolded)).Refresh(ref FirstParameter, version);
    }

    /// <summary>Packs the forward weights if they are stale.</summary>
    /// <param name="version">The version of the parameters, which the caller keeps from changing.</param>
    /// <returns>The first of them.</returns>
    internal float* RefreshForward(long version)
    {
        lock (_packing)
            return (_packedForward ??= OwnForward()).Refresh(ref FirstParameter, version);
    }

    /// <summary>Packs the backward weights if they are stale.</summary>
    /// <param name="version">The version of the parameters, which the caller keeps from changing.</param>
    /// <returns>The first of them.</returns>
    internal float* RefreshBackward(long version)
    {
        lock (_packing)
            return (_packedBackward ??= OwnBackward()).Refresh(ref FirstParameter, version);
    }

    /// <summary>A copy of the forward weights that a thread may have to itself.</summary>
    internal PackedWeights OwnForward() => new(Declaration.Memory.PackedForward, PackForward);

    /// <summary>A copy of the backward weights that a thread may have to itself.</summary>
    internal PackedWeights OwnBackward() => new(Declaration.Memory.PackedBackward, PackBackward);
}
