namespace Unroll;

/// <summary>
/// Runs the few instructions of Python's pickles that dictionaries of tensors need (Lib/pickletools.py of Python describes them all).
/// Nothing of Python is run: a function or a class is no more than its name, which <see cref="Find"/> and <see cref="Call"/> know or
/// refuse.
/// </summary>
internal abstract class PickleMachine
{
    private const int MostInstructions = 4_000_000;

    private static readonly object Mark = new();

    private readonly List<object?> _stack = [];
    private readonly Dictionary<long, object?> _memo = [];

    /// <summary>Runs a pickle and gives its value.</summary>
    /// <exception cref="InvalidDataException">It has an instruction that is not known, or is damaged.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public object? Run(PickleInput input)
    {
        _stack.Clear();
        _memo.Clear();
        for (int i = 0; i < MostInstructions; i++)
        {
            byte instruction = input.Byte();
            if (instruction == '.')
                return Pop();
            Do(instruction, input);
        }

        throw new InvalidDataException($"its pickle has more than {MostInstructions} instructions, which no state dict needs");
    }

    /// <summary>What a name stands for, which must be known.</summary>
    protected abstract object Find(PickleName name);

    /// <summary>Computes what Python would by a call.</summary>
    protected abstract object? Call(object? function, PickleList arguments);

    /// <summary>What a persistent id stands for.</summary>
    protected abstract object? Load(object? persistentId);

    private void Do(byte instruction, PickleInput input)
    {
        switch ((char)instruction)
        {
            case '\x80': input.Byte(); break;                                      // PROTO
            case '\x95': input.Int64(); break;                                     // FRAME
            case '(': Push(Mark); break;
            case 'N': Push(null); break;
            case '\x88': Push(true); break;
            case '\x89': Push(false); break;
            case 'J': Push((long)input.Int32()); break;                            // BININT
            case 'K': Push((long)input.Byte()); break;
            case 'M': Push((long)input.UInt16()); break;
            case '\x8a': Push(Long(input.Bytes(input.Byte()))); break;             // LONG1
            case 'G': Push(input.Double()); break;
            case 'X': Push(input.Text((uint)input.Int32())); break;                // BINUNICODE
            case '\x8c' or 'U': Push(input.Text(input.Byte())); break;             // SHORT_BINUNICODE, SHORT_BINSTRING
            case 'T': Push(input.Text(input.Int32())); break;                      // BINSTRING
            case '}': Push(new PickleDictionary()); break;
            case ']' or ')': Push(new PickleList()); break;                        // EMPTY_LIST, EMPTY_TUPLE
            case 't': Push(Marked()); break;
            case '\x85': Tuple(1); break;
            case '\x86': Tuple(2); break;
            case '\x87': Tuple(3); break;
            case 'a': Append([Pop()]); break;
            case 'e': Append(Marked()); break;
            case 's': SetOne(); break;
            case 'u': Set(Marked()); break;                                        // SETITEMS
            case 'q': _memo[input.Byte()] = Top(); break;                          // BINPUT
            case 'r': _memo[(uint)input.Int32()] = Top(); break;
            case '\x94': _memo[_memo.Count] = Top(); break;                        // MEMOIZE
            case 'h': Push(Recall(input.Byte())); break;                           // BINGET
            case 'j': Push(Recall((uint)input.Int32())); break;
            case 'c': Push(Find(new PickleName(input.Line(), input.Line()))); break;
            case '\x93': StackGlobal(); break;
            case 'Q': Push(Load(Pop())); break;                                    // BINPERSID
            case 'R': Reduce(); break;
            case 'b': Build(); break;
            default: throw new InvalidDataException(Refusal(instruction));
        }
    }

    private void StackGlobal()
    {
        if ((Pop(), Pop()) is (string name, string module))
            Push(Find(new PickleName(module, name)));
        else
            throw Damaged();
    }

    private void Reduce()
    {
        if (Pop() is not PickleList arguments)
            throw Damaged();
        Push(Call(Pop(), arguments));
    }

    // The state of a dictionary is what Python has beside its pairs: the versions of PyTorch's modules, which nobody needs.
    private void Build()
    {
        Pop();
        if (Top() is not PickleDictionary)
            throw new InvalidDataException("its pickle gives a state to something that is no dictionary; expected a state dict");
    }

    private void SetOne()
    {
        object? value = Pop(), key = Pop();
        Set([key, value]);
    }

    private void Set(PickleList pairs)
    {
        if (Top() is not PickleDictionary dictionary || pairs.Count % 2 != 0)
            throw Damaged();
        for (int i = 0; i < pairs.Count; i += 2)
            dictionary.Pairs.Add((pairs[i], pairs[i + 1]));
    }

    private void Append(PickleList items) => (Top() as PickleList ?? throw Damaged()).AddRange(items);

    private void Tuple(int length)
    {
        if (_stack.Count < length)
            throw Damaged();
        var tuple = new PickleList();
        tuple.AddRange(_stack.GetRange(_stack.Count - length, length));
        _stack.RemoveRange(_stack.Count - length, length);
        Push(tuple);
    }

    private PickleList Marked()
    {
        int mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
            throw Damaged();
        var items = new PickleList();
        items.AddRange(_stack.GetRange(mark + 1, _stack.Count - mark - 1));
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Pop()
    {
        object? top = Top();
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private object? Top() => _stack.Count > 0 ? _stack[^1] : throw Damaged();

    private object? Recall(long key) => _memo.TryGetValue(key, out object? value) ? value : throw Damaged();

    // A whole number of up to 8 bytes, little-endian in two's complement; null for a larger one, which only stands for itself.
    private static object? Long(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
            return null;
        long value = bytes.Length > 0 && bytes[^1] >= 0x80 ? -1 : 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }

    private static InvalidDataException Damaged() => new("its pickle is damaged: an instruction finds something else than it needs");

    private static string Refusal(byte instruction)
    {
        string name = (char)instruction switch
        {
            'i' => "INST", 'o' => "OBJ", '\x81' => "NEWOBJ", '\x92' => "NEWOBJ_EX", '\x82' => "EXT1", '\x83' => "EXT2", '\x84' => "EXT4",
            'P' => "PERSID", '0' => "POP", '1' => "POP_MARK", '2' => "DUP", 'B' => "BINBYTES", 'C' => "SHORT_BINBYTES", '\x8b' => "LONG4",
            '\x8f' => "EMPTY_SET", '\x90' => "ADDITEMS", '\x91' => "FROZENSET", '\x8e' => "BINBYTES8", '\x8d' => "BINUNICODE8",
            _ => $"0x{instruction:X2}",
        };
        return $"its pickle has the instruction {name}, which no state dict needs. Save with torch.save(model.state_dict(), path)";
    }
}
