using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Unroll;

/// <summary>The parameters of a network in stage order: weights before bias, and by name ("c1.weights").</summary>
public sealed class ParameterList : IReadOnlyList<ParameterTensor>
{
    private readonly ParameterTensor[] _tensors;
    private readonly Dictionary<string, ParameterTensor> _byName;

    internal ParameterList(Network network)
    {
        _tensors = [.. network.Declaration.Parameters.Select(description => new ParameterTensor(network, description))];
        _byName = _tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The number of tensors.</summary>
    public int Count => _tensors.Length;

    /// <summary>The tensor at a place in stage order.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ParameterTensor this[int index] => (uint)index < (uint)_tensors.Length
        ? _tensors[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The network has {_tensors.Length} parameters.");

    /// <summary>The tensor of a name.</summary>
    /// <param name="name">The name of its stage, a dot, and "weights" or "bias".</param>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public ParameterTensor this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            if (_byName.TryGetValue(name, out ParameterTensor? tensor))
                return tensor;
            string hint = NearNames.Hint(name, _tensors.Select(candidate => candidate.Name));
            throw new KeyNotFoundException($"The network has no parameter '{name}'. {hint}");
        }
    }

    /// <summary>The tensor of a name, if there is one.</summary>
    /// <param name="name">The name of its stage, a dot, and "weights" or "bias".</param>
    /// <param name="tensor">The tensor.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out ParameterTensor? tensor) => _byName.TryGetValue(name, out tensor);

    /// <summary>The tensors in stage order.</summary>
    public IEnumerator<ParameterTensor> GetEnumerator() => ((IEnumerable<ParameterTensor>)_tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
