package io.yarnsubmit.driver.tasks;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The inputs of a task set, packed into a few arrays; large ones stay as they are. Must be filled by one thread before
 * others read it.
 */
public final class PackedInputs implements TaskInputs {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int GUESS_BYTES = 32;

    /** The end of each input in its page. An input begins where the previous one ends, or at 0 on a new page. */
    private final int[] ends;

    private final int[] pageOf;
    private final Map<Integer, ByteString> large = new HashMap<>();
    private byte[][] pages = new byte[4][];
    private int page = -1;
    private int used;
    private int size;

    /** @param inputs the number of inputs that will be added */
    public PackedInputs(int inputs) {
        this.ends = new int[inputs];
        this.pageOf = new int[inputs];
    }

    /** Adds the next input. */
    public void add(ByteString input) {
        if (input.size() > PAGE_BYTES) {
            large.put(size, input);
            pageOf[size] = page;
            ends[size] = used;
            size++;
            return;
        }
        if (page < 0 || used + input.size() > pages[page].length) {
            page++;
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, 2 * page);
            }
            long rest = (long) GUESS_BYTES * (ends.length - size);
            pages[page] = new byte[Math.max(input.size(), (int) Math.min(PAGE_BYTES, rest))];
            used = 0;
        }
        input.copyTo(pages[page], used);
        used += input.size();
        pageOf[size] = page;
        ends[size] = used;
        size++;
    }

    public int size() {
        return size;
    }

    @Override
    public TaskInput input(int index) {
        ByteString unpacked = large.get(index);
        if (unpacked != null) {
            return TaskInput.of(unpacked);
        }
        int start = index > 0 && pageOf[index - 1] == pageOf[index] ? ends[index - 1] : 0;
        // The array does not change any more.
        return TaskInput.of(UnsafeByteOperations.unsafeWrap(pages[pageOf[index]], start, ends[index] - start));
    }
}
