namespace Unroll;

/// <summary>The pickle of a state dict: dictionaries and lists of tensors, and the names of PyTorch that make them.</summary>
internal sealed class StateDictPickle : PickleMachine
{
    private const int Deepest = 16, MostValues = 1_000_000, MostCharacters = 1 << 26;

    // torch/storage.py, _new_dtypes and _storage_type_to_dtype_map.
    private static readonly Dictionary<string, string> StorageTypes = new(StringComparer.Ordinal)
    {
        ["DoubleStorage"] = "F64", ["FloatStorage"] = "F32", ["HalfStorage"] = "F16", ["BFloat16Storage"] = "BF16",
        ["LongStorage"] = "I64", ["IntStorage"] = "I32", ["ShortStorage"] = "I16", ["CharStorage"] = "I8", ["ByteStorage"] = "U8",
        ["BoolStorage"] = "BOOL", ["ComplexFloatStorage"] = "C64", ["ComplexDoubleStorage"] = "C128",
    };

    // Functions of torch/_utils.py, and what a state dict is made of.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "collections.OrderedDict", "torch.Size", "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2",
        "torch._utils._rebuild_parameter",
    };

    /// <summary>The storages by their names, in the order in which they are first met.</summary>
    public Dictionary<string, PyTorchStorage> Storages { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The tensors in a value, in order. The names of tensors in a dictionary within another have both keys in them: "model.c1.weight".
    /// </summary>
    /// <exception cref="InvalidDataException">There are more values, deeper ones, or longer names than a state dict has.</exception>
    public static List<(string Name, PyTorchView View)> Tensors(object? value)
    {
        var tensors = new List<(string, PyTorchView)>();
        int values = 0;
        long characters = 0;
        Gather("", value, 0);
        return tensors;

        void Gather(string name, object? value, int depth)
        {
            if (++values > MostValues || depth > Deepest)
                throw new InvalidDataException($"its pickle has more than {MostValues} values, or more than {Deepest} in each other");
            if ((characters += name.Length) > MostCharacters)
                throw new InvalidDataException($"its pickle has names of more than {MostCharacters} characters in all");
            if (value is PyTorchView view)
                tensors.Add((name, view));
            else if (value is PickleList list)
            {
                for (int i = 0; i < list.Count; i++)
                    Gather(Join(name, $"{i}"), list[i], depth + 1);
            }
            else if (value is PickleDictionary dictionary)
            {
                foreach ((object? key, object? item) in dictionary.Pairs)
                    Gather(Join(name, key is string or long ? $"{key}" : "?"), item, depth + 1);
            }
        }
    }

    protected override object Find(PickleName name)
    {
        if (Known.Contains(name.ToString()) || (name.Module == "torch" && StorageTypes.ContainsKey(name.Name)))
            return name;
        throw new InvalidDataException(
            $"it asks for '{Printable.Of(name.ToString())}', which no state dict needs, and which was not run. "
            + "Save with torch.save(model.state_dict(), path)");
    }

    protected override object? Call(object? function, PickleList arguments) => (function as PickleName)?.ToString() switch
    {
        "collections.OrderedDict" when arguments.Count == 0 => new PickleDictionary(),
        "torch.Size" when arguments is [PickleList extents] => extents,
        "torch._utils._rebuild_parameter" when arguments is [PyTorchView view, ..] => view,
        "torch._utils._rebuild_tensor" or "torch._utils._rebuild_tensor_v2"
            when arguments is [PyTorchStorage storage, long offset, PickleList shape, PickleList strides, ..]
                => new PyTorchView(storage, offset, Numbers(shape), Numbers(strides)),
        _ => throw new InvalidDataException($"its pickle calls '{Printable.Of($"{function}")}' with arguments other than those expected"),
    };

    // ("storage", type, key, device, count), and perhaps what part of another it is, which no version since 0.4 writes.
    protected override object? Load(object? persistentId)
    {
        if (persistentId is not PickleList id || id.Count is not (5 or 6)
            || (id[0], id[1], id[2], id[4], id[^1]) is not (
                "storage", PickleName { Module: "torch" } type, string key, long count, long or null) || count < 0
            || !StorageTypes.TryGetValue(type.Name, out string? element))
            throw new InvalidDataException("its pickle names a storage in another way than PyTorch does");
        var storage = new PyTorchStorage(key, element, count);
        if (Storages.TryAdd(key, storage) || Storages[key] == storage)
            return Storages[key];
        throw new InvalidDataException($"its pickle gives the storage '{Printable.Of(key)}' two types or lengths");
    }

    private static long[] Numbers(PickleList list)
    {
        if (list.Count > TensorEntry.MostDimensions || list.Any(item => item is not long))
            throw new InvalidDataException($"its pickle has a shape that is not at most {TensorEntry.MostDimensions} whole numbers");
        return [.. list.Cast<long>()];
    }

    private static string Join(string name, string key) => name.Length == 0 ? key : $"{name}.{key}";
}
