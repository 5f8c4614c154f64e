using System.Globalization;
using PureHDF;

namespace Unroll.Exchange.Keras;

/// <summary>
/// Finds the weights in the groups of an HDF5 file: below "model_weights" if there is such a group, and in the order of "layer_names" and
/// "weight_names" if they are there (Keras 2), otherwise below "layers" (Keras 3). The variables of an optimizer are left out.
/// </summary>
internal sealed class KerasTree
{
    private const int Deepest = 32, MostObjects = 200_000;

    private readonly IReadOnlyDictionary<string, string> _layers;
    private readonly List<TensorEntry> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly long _length;
    private int _objects;

    private KerasTree(IReadOnlyDictionary<string, string> layers, long length)
    {
        _layers = layers;
        _length = length;
    }

    /// <summary>The tensors of a file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="layers">The names of layers by those of the groups in "layers", where they differ.</param>
    /// <param name="length">The bytes of the file.</param>
    /// <exception cref="InvalidDataException">There are none, or the groups have no end.</exception>
    public static List<TensorEntry> Tensors(IH5Group root, IReadOnlyDictionary<string, string> layers, long length)
    {
        var tree = new KerasTree(layers, length);
        if (root.LinkExists("model_weights"))
            tree.Add(root.Group("model_weights"), "model_weights", 1);
        else
            tree.Add(root, "", 0);
        return tree._tensors.Count > 0
            ? tree._tensors
            : throw new InvalidDataException("the file has no tensors, expected weights of Keras");
    }

    private void Add(IH5Group group, string path, int depth)
    {
        if (depth > Deepest)
            throw new InvalidDataException($"the file has groups of more than {Deepest} levels, or such as are within themselves");
        if (Texts(group, "weight_names") is { } variables)
        {
            foreach (string variable in variables)
                AddTensor(group.Dataset(variable), Join(path, variable));
            return;
        }

        IEnumerable<IH5Object> children = Texts(group, "layer_names") is { } layers
            ? layers.Select(group.Get)
            : group.Children().Take(MostObjects + 1).OrderBy(child => Number(child.Name));
        foreach (IH5Object child in children)
        {
            if (++_objects > MostObjects)
                throw new InvalidDataException($"the file has more than {MostObjects} groups and tensors, or groups within themselves");
            if (child is IH5Dataset tensor)
                AddTensor(tensor, Join(path, child.Name));
            else if (child is IH5Group inner && (depth > 0 || child.Name is not ("optimizer" or "optimizer_weights")))
                Add(inner, Join(path, LayerOf(inner, path)), depth + 1);
        }
    }

    private void AddTensor(IH5Dataset data, string name)
    {
        string type = (data.Type.Class, data.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => "F32",
            (H5DataTypeClass.FloatingPoint, 8) => "F64",
            (H5DataTypeClass.FloatingPoint, 2) => "F16",
            (H5DataTypeClass.FixedPoint, var size) => $"I{8 * size}",
            var (other, _) => $"{other}",
        };
        if (!_names.Add(name))
            throw new InvalidDataException($"the file names '{Printable.Of(name)}' twice");
        ulong[] extents = data.Space.Type == H5DataspaceType.Scalar ? [] : data.Space.Dimensions;
        if (extents.Any(extent => extent > long.MaxValue))
            throw new InvalidDataException($"tensor '{Printable.Of(name)}': an extent is {extents.Max()}, more than any file has");
        _tensors.Add(new KerasTensor(name, type, [.. extents.Select(extent => (long)extent)], data));
    }

    // Later versions of Keras 3 give the name of the layer to its group of variables.
    private string LayerOf(IH5Group group, string path)
    {
        if (group.LinkExists("vars") && group.Get("vars") is IH5Group variables && variables.AttributeExists("name")
            && variables.Attribute("name").Read<string>() is { Length: > 0 } name)
            return name;
        return path is "layers" or "_layer_checkpoint_dependencies" ? _layers.GetValueOrDefault(group.Name, group.Name) : group.Name;
    }

    private string[]? Texts(IH5Group group, string attribute)
    {
        if (!group.AttributeExists(attribute))
            return null;
        IH5Attribute texts = group.Attribute(attribute);
        ulong[] extents = texts.Space.Dimensions;
        if (extents is [0])
            return [];   // an empty list has no texts, but floats

        // The library makes an array of as many before it reads the first.
        UInt128 count = extents.Aggregate((UInt128)1, (product, extent) => UInt128.Min(product, ulong.MaxValue) * extent);
        return count <= (UInt128)_length
            ? texts.Read<string[]>()
            : throw new InvalidDataException($"'{attribute}' lists {count} names, more than the file has bytes");
    }

    private static int Number(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
