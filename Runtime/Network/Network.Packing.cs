using System.Runtime.CompilerServices;

namespace Unroll;

/// <content>Copies of the weights in the order of the kernels, made anew when the parameters have changed.</content>
public abstract unsafe partial class Network
{
    private const long Unpacked = -1;

    private readonly Lock _packing = new();
    private NativeBuffer? _packedForward;
    private NativeBuffer? _packedFolded;
    private NativeBuffer? _packedBackward;
    private float* _firstPacked;           // of _packedForward, one load nearer
    private float* _firstPackedFolded;     // of _packedFolded or, where nothing is folded, of _packedForward
    private float* _firstPackedBackward;   // of _packedBackward
    private long _packedForwardVersion = Unpacked;
    private long _packedFoldedVersion = Unpacked;
    private long _packedBackwardVersion = Unpacked;

    /// <summary>Writes the weights in the order in which the forward kernels read them; generated code implements it.</summary>
    /// <param name="parameters">The first of all parameters.</param>
    /// <param name="packed">The first of the packed weights, zero when called first.</param>
    protected abstract void PackForward(ref float parameters, ref float packed);

    /// <summary>Writes the weights in the order in which the backward kernels read them; generated code implements it.</summary>
    /// <param name="parameters">The first of all parameters.</param>
    /// <param name="packed">The first of the packed weights, zero when called first.</param>
    protected abstract void PackBackward(ref float parameters, ref float packed);

    /// <summary>Writes the weights of predictions, with batch normalisations folded in; generated code of networks that have any implements it.</summary>
    /// <param name="parameters">The first of all parameters.</param>
    /// <param name="packed">The first of the packed weights, zero when called first.</param>
    protected virtual void PackFolded(ref float parameters, ref float packed) => throw new NotSupportedException();

    /// <summary>The packed weights of predictions; allocated by the first <see cref="RefreshFolded"/>.</summary>
    internal ref float FirstPackedFolded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_firstPackedFolded);
    }

    /// <summary>The packed forward weights; allocated by the first <see cref="RefreshForward"/>.</summary>
    internal ref float FirstPacked
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_firstPacked);
    }

    /// <summary>The packed backward weights; allocated by the first <see cref="RefreshBackward"/>.</summary>
    internal ref float FirstPackedBackward
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_firstPackedBackward);
    }

    /// <summary>Packs the weights of predictions if they are stale: those of the forward pass, where nothing is folded into them.</summary>
    /// <param name="version">The version of the parameters while the caller keeps them from changing. It is not asked for anew: a change may have begun, which
    /// counts as one from its beginning, and waits for the caller; what is packed now would then pass for the weights after it.</param>
    internal void RefreshFolded(long version)
    {
        lock (_packing)
        {
            if (Declaration.Memory.PackedFolded == 0)
            {
                RefreshForward(version);
                _firstPackedFolded = _firstPacked;
                return;
            }

            if (_packedFoldedVersion == version)
                return;
            _packedFolded ??= new NativeBuffer(Declaration.Memory.PackedFolded);
            _firstPackedFolded = _packedFolded.Start;
            PackFolded(ref FirstParameter, ref FirstPackedFolded);
            _packedFoldedVersion = version;
        }
    }

    /// <summary>Packs the forward weights if they are stale.</summary>
    /// <param name="version">As for <see cref="RefreshFolded"/>.</param>
    internal void RefreshForward(long version)
    {
        lock (_packing)
        {
            if (_packedForwardVersion == version)
                return;
            _packedForward ??= new NativeBuffer(Declaration.Memory.PackedForward);
            _firstPacked = _packedForward.Start;
            PackForward(ref FirstParameter, ref FirstPacked);
            _packedForwardVersion = version;
        }
    }

    /// <summary>Packs the backward weights if they are stale.</summary>
    /// <param name="version">As for <see cref="RefreshFolded"/>.</param>
    internal void RefreshBackward(long version)
    {
        lock (_packing)
        {
            if (_packedBackwardVersion == version)
                return;
            _packedBackward ??= new NativeBuffer(Declaration.Memory.PackedBackward);
            _firstPackedBackward = _packedBackward.Start;
            PackBackward(ref FirstParameter, ref FirstPackedBackward);
            _packedBackwardVersion = version;
        }
    }

    /// <summary>Packs the forward weights into a thread's own copy.</summary>
    internal void PackForwardInto(NativeBuffer own) => PackForward(ref FirstParameter, ref Unsafe.AsRef<float>(own.Start));

    /// <summary>Packs the backward weights into a thread's own copy.</summary>
    internal void PackBackwardInto(NativeBuffer own) => PackBackward(ref FirstParameter, ref Unsafe.AsRef<float>(own.Start));
}
