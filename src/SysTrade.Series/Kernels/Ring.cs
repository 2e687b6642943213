namespace SysTrade.Series.Kernels;

/// <summary>A queue over one array that grows when it is full; both ends can be taken from.</summary>
internal struct Ring<T>
    where T : unmanaged
{
    private T[]? _items;
    private int _first;

    public int Count { get; private set; }

    public readonly T First => _items![_first];

    public readonly T Last => _items![At(Count - 1)];

    public void Add(T item)
    {
        if (_items is null || Count == _items.Length) Grow();
        _items![At(Count++)] = item;
    }

    public T RemoveFirst()
    {
        var item = First;
        _first = At(1);
        Count--;
        return item;
    }

    public void RemoveLast() => Count--;

    private readonly int At(int offset)
    {
        // The array's length is a power of two.
        return (_first + offset) & (_items!.Length - 1);
    }

    private void Grow()
    {
        var larger = new T[_items is null ? 16 : _items.Length * 2];
        for (var i = 0; i < Count; i++) larger[i] = _items![At(i)];
        _items = larger;
        _first = 0;
    }
}
