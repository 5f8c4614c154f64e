using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>Writes weights in the order in which some kernels read them.</summary>
/// <param name="parameters">The first of all parameters.</param>
/// <param name="packed">The first of the packed weights, zero when called first.</param>
internal delegate void WeightPacker(ref float parameters, ref float packed);

/// <summary>A copy of the weights in the order of some kernels, made anew when the parameters have changed. One thread at a time uses
/// it.</summary>
/// <param name="length">Its floats.</param>
/// <param name="pack">What writes it.</param>
internal sealed unsafe class PackedWeights(int length, WeightPacker pack) : IDisposable
{
    private NativeBuffer? _buffer;
    private long _version = -1;

    /// <summary>Packs the weights if they are stale. Allocates nothing after the first call.</summary>
    /// <param name="parameters">The first of all parameters, which the caller keeps from changing.</param>
    /// <param name="version">Their version while they are kept so. It is not asked for anew: a change may have begun, which counts as one
    /// from its beginning, and waits for the caller; what is packed now would then pass for the weights after it.</param>
    /// <returns>The first of the packed weights.</returns>
    public float* Refresh(ref float parameters, long version)
    {
        _buffer ??= new NativeBuffer(length);
        if (_version != version)
        {
            pack(ref parameters, ref Unsafe.AsRef<float>(_buffer.Start));
            _version = version;
        }

        return _buffer.Start;
    }

    public void Dispose() => _buffer?.Dispose();
}
